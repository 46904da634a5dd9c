// What needs no server: theme, shortcuts, copying, closing. One listener each, for whatever the page holds at the time.
(() => {
  const root = document.documentElement;
  const themes = { "": "as the system", light: "light", dark: "dark" };

  const showTheme = () => {
    const name = themes[root.dataset.theme ?? ""];
    for (const button of document.querySelectorAll("[data-theme-next]")) {
      button.setAttribute("aria-label", `Theme: ${name}`);
      button.title = `Theme: ${name}`;
      const icon = button.querySelector("use");
      const picture = { "": "auto", light: "sun", dark: "moon" }[root.dataset.theme ?? ""];
      icon?.setAttribute("href", icon.getAttribute("href").replace(/#.*/, `#${picture}`));
    }
  };

  const nextTheme = () => {
    const order = Object.keys(themes);
    const next = order[(order.indexOf(root.dataset.theme ?? "") + 1) % order.length];
    if (next) {
      root.dataset.theme = next;
      localStorage.setItem("qa-theme", next);
    } else {
      delete root.dataset.theme;
      localStorage.removeItem("qa-theme");
    }
    showTheme();
  };

  const copy = async button => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.classList.add("done");
    const label = button.getAttribute("aria-label");
    button.setAttribute("aria-label", "Copied");
    setTimeout(() => {
      button.classList.remove("done");
      button.setAttribute("aria-label", label);
    }, 1500);
  };

  document.addEventListener("click", event => {
    const target = event.target.closest?.("[data-theme-next], [data-open], [data-copy], [data-reload]");
    if (target?.matches("[data-theme-next]")) nextTheme();
    else if (target?.matches("[data-open]")) document.getElementById(target.dataset.open)?.showModal();
    else if (target?.matches("[data-copy]")) copy(target);
    else if (target?.matches("[data-reload]")) location.reload();
    for (const menu of document.querySelectorAll("[data-menu][open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  let before = "";
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      const menu = document.querySelector("[data-menu][open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (event.key === "?") document.getElementById("shortcuts")?.showModal();
    else if (event.key === "T") nextTheme();
    else if (before === "g" && event.key === "d") location.assign(document.baseURI);
    else if (before === "g" && event.key === "y") location.assign(new URL("deploy", document.baseURI));
    else if (before === "g" && event.key === "r") location.assign(new URL("redis", document.baseURI));
    else if (before === "g" && event.key === "a") location.assign(`${document.baseURI}activity`);
    else if (event.key === "/" && document.querySelector("[data-slash]")) {
      event.preventDefault();
      document.querySelector("[data-slash]").focus();
    }
    before = event.key;
  });

  new MutationObserver(records => {
    if (records.some(record => [...record.addedNodes].some(node => node.nodeType === 1 && (node.matches("[data-theme-next]") || node.querySelector("[data-theme-next]"))))) showTheme();
  }).observe(document.body, { childList: true, subtree: true });
  showTheme();
})();
