// What only this browser can tell. The server measures how long ping takes; assets are asked for anew, past every cache of this browser.
export const ping = () => true;

export const assets = async () => {
  const own = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")]
    .map(element => element.href ?? element.src)
    .map(address => new URL(address, document.baseURI))
    .filter(address => address.origin === location.origin);
  const bad = await Promise.all(own.map(async address => {
    try {
      const response = await fetch(address, { method: "HEAD", cache: "no-store" });
      return response.ok ? null : `${address.pathname} (${response.status})`;
    } catch {
      return `${address.pathname} (no answer)`;
    }
  }));
  return { total: own.length, bad: bad.filter(problem => problem !== null) };
};
