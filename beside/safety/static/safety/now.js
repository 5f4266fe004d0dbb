// Keep this page on the device, so that it opens with no signal.
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/now/worker.js", { scope: "/now/" });
