// Sets the colours before the first paint: the reader's choice, or else those of the system. Every page contains it.
{
  const { classList } = document.documentElement;
  let scheme;
  try {
    ({ scheme } = localStorage);
  } catch {}
  classList.replace("no-js", "js");
  classList.toggle("dark", scheme ? scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
}
