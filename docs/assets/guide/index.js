document.documentElement.dataset.guideReady = "";
