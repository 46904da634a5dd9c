// Says every moment in the reader's own words and zone, and keeps what ticks ticking, from the server's clock. While time
// passes, nothing is sent: the server speaks only when something changes.
(() => {
  const root = document.documentElement;
  const ahead = Number(root.dataset.now) - Date.now();
  const now = () => Date.now() + ahead;

  const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
  const time = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
  const date = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
  const utc = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC" });
  const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

  const sameDay = (a, b) => new Date(a).toDateString() === new Date(b).toDateString();
  const pad = n => String(n).padStart(2, "0");

  // Two units at most.
  const span = ms => {
    const s = Math.max(0, Math.floor(ms / 1000)), m = Math.floor(s / 60), h = Math.floor(m / 60), d = Math.floor(h / 24);
    if (d >= 365) return `${Math.floor(d / 365)} y ${d % 365} d`;
    if (d >= 1) return `${d} d ${h % 24} h`;
    if (h >= 1) return `${h} h ${m % 60} min`;
    return m >= 1 ? `${m} min ${s % 60} s` : `${s} s`;
  };
  const left = ms => {
    if (ms <= 0) return "ended";
    const s = Math.floor(ms / 1000);
    return s < 3600 ? `${Math.floor(s / 60)}:${pad(s % 60)}` : span(ms);
  };
  const ago = ms => {
    const s = Math.max(0, Math.floor(ms / 1000));
    if (s < 60) return `${s} s ago`;
    if (s < 3600) return `${Math.floor(s / 60)} min ago`;
    return s < 86400 ? `${Math.floor(s / 3600)} h ago` : `${Math.floor(s / 86400)} d ago`;
  };

  const forms = {
    left: (at, at0) => left(at - at0),
    ago: (at, at0) => ago(at0 - at),
    since: (at, at0) => span(at0 - at),
    whenshort: (at, at0) => sameDay(at, at0) ? clock.format(at) : date.format(at),
    clock: at => clock.format(at),
    time: at => time.format(at),
    date: at => date.format(at),
    day: (at, at0) => sameDay(at, at0) ? time.format(at) : Math.abs(at - at0) < 86400e3 ? dateTime.format(at) : date.format(at),
    full: at => dateTime.format(at),
    utc: at => `${utc.format(at)} UTC`,
    when: (at, at0) => sameDay(at, at0) ? time.format(at) : Math.abs(at - at0) < 300 * 86400e3 ? dateTime.format(at) : date.format(at),
  };

  const say = (element, at0) => {
    const at = Date.parse(element.dateTime);
    const text = forms[element.dataset.show]?.(at, at0);
    // The text node stays the same one: the page's renderer holds on to it.
    const node = element.firstChild;
    if (text !== undefined && node && node.data !== text) node.data = text;
    const oldAfter = Number(element.dataset.oldAfter);
    if (oldAfter) element.classList.toggle("old", at0 - at > oldAfter * 1000);
  };

  const turn = (ring, at0) => {
    const from = Number(ring.dataset.from), to = Number(ring.dataset.to);
    const share = Math.min(1, Math.max(0, (to - at0) / (to - from)));
    const dash = `${(share * 100).toFixed(1)} 100`;
    if (ring.getAttribute("stroke-dasharray") !== dash) ring.setAttribute("stroke-dasharray", dash);
    const face = ring.parentElement.querySelector("text");
    const percent = `${Math.floor(share * 100)}%`;
    if (face && face.textContent !== percent) face.textContent = percent;
    const box = ring.closest(".clock");
    if (!box) return;
    const seconds = (to - at0) / 1000;
    const alarm = seconds <= Number(box.dataset.alarms);
    box.classList.toggle("bad", alarm);
    box.classList.toggle("warn", !alarm && seconds <= Number(box.dataset.warns));
  };

  const all = () => {
    const at0 = now();
    for (const element of document.querySelectorAll("time[data-show]")) say(element, at0);
    for (const ring of document.querySelectorAll("circle[data-to]")) turn(ring, at0);
  };

  const tick = () => {
    all();
    setTimeout(tick, 1000 - now() % 1000 + 5);
  };

  // What the page has just drawn is said at once, not at the next second.
  new MutationObserver(all).observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["datetime", "data-show", "data-to"],
  });
  tick();
})();
