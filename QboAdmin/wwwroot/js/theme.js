// Before the first paint: the theme this browser chose, if it chose one. ?theme=light|dark holds for one page.
(() => {
  const asked = new URLSearchParams(location.search).get("theme");
  const theme = asked === "light" || asked === "dark" ? asked : localStorage.getItem("qa-theme");
  if (theme) document.documentElement.dataset.theme = theme;
})();
