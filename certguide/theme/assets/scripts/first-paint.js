// Sets the colours before the first paint: the reader's choice, or else those of the system. Every page contains it.
{
  const root = document.documentElement;
  let choice = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "";
  try {
    choice = localStorage.getItem("scheme") ?? choice;
  } catch {}
  root.classList.replace("no-js", "js");
  root.classList.toggle("dark", choice === "dark");
}
