/**
 * Has a page's files kept by its service worker (`/<name>-sw.js`), so that `/<name>` opens without a network. Without a worker the page works
 * all the same as long as there is one; browsers have none where the address is not secure.
 */
export function keepPage(name: 'driver' | 'arrivals'): void {
  void navigator.serviceWorker?.register(`/${name}-sw.js`, { scope: `/${name}` });
}
