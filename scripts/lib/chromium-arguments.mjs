/** What Playwright turns off. Of two such lists Chromium takes the last alone, so one with more must repeat it. */
const playwrightsOwn = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/** Pages of the address bar: with each context they would be loaded, unseen, for half a second of processor time. */
const addressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** How tests start a Chromium in which nobody looks at more than the page. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  `--disable-features=${[...playwrightsOwn, ...addressBar].join(',')}`,
];
