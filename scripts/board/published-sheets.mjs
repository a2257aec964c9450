/** The sheets that the documentation shows: each a component in one of the usual views. */
export const publishedSheets = [
  { component: 'Dialogs/Cover', view: 'en-US-light-1280' },
  { component: 'Dialogs/New character', view: 'de-DE-light-320' },
  { component: 'Avatar uploader', view: 'ar-SA-light-390' },
  { component: 'Images tab', view: 'en-US-dark-390' },
  { component: 'Image gallery', view: 'en-XA-dark-768' },
  { component: 'Parts/Dock', view: 'en-US-dark-390' },
];

/** Whether the documentation shows this sheet. */
export function isPublished(component, view) {
  return publishedSheets.some((sheet) => sheet.component === component && sheet.view === view);
}
