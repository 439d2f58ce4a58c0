// A case that is open hears of changes as they happen, and says how long an offer still stands. Without this the page shows
// how things stood when it was loaded.
(() => {
  let line;
  let place;

  const live = () => document.querySelector("[data-events]");

  const listen = () => {
    const part = live();
    if (!part || part.dataset.events === place) return;
    line?.close();
    place = part.dataset.events;
    line = new EventSource(place);
    line.addEventListener("open", () => mark(true));
    line.addEventListener("error", () => mark(false));
    line.addEventListener("changed", () => {
      const now = live();
      if (now) htmx.trigger(now, "changed");
    });
  };

  const mark = (yes) => document.querySelectorAll(".live[data-live]").forEach((each) => each.classList.toggle("off", !yes));

  // The part that is shown now knows a newer state: its line begins there.
  document.addEventListener("htmx:afterSettle", () => {
    listen();
    countDown();
  });

  const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60]];

  const words = (seconds) => {
    const [unit, size] = UNITS.find(([, each]) => seconds >= each) ?? UNITS[2];
    const left = Math.max(1, Math.floor(seconds / size));
    return new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "always" }).format(left, unit);
  };

  // Beside the time itself; when it is over, the offer can't be accepted any more and the page asks how things stand.
  const countDown = () => document.querySelectorAll("time[data-countdown]").forEach((time) => {
    const seconds = (new Date(time.dateTime) - Date.now()) / 1000;
    let left = time.nextElementSibling;
    if (!left) {
      left = document.createElement("small");
      left.className = "sub";
      time.after(left);
    }
    left.textContent = seconds > 0 ? words(seconds) : "";
    if (seconds <= 0 && !time.dataset.over) {
      time.dataset.over = "yes";
      const now = live();
      if (now) htmx.trigger(now, "changed");
    }
  });

  listen();
  countDown();
  setInterval(countDown, 30000);
})();
