// Files with data, fetched once the page is shown.

/** Fetches a file; returns null where it can't be had or isn't whole. @param {string} url @returns {Promise<any>} */
export async function fetchJson(url) {
  try {
    const response = await fetch(url);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
