/** The page's own texts; the components bring theirs. */
export const enUS = {
  'page.loading': 'Loading…',
  'page.failed': 'The demo server did not answer',
  'page.noCharacters': 'There are no characters in this database.',
  'error.retry': 'Try again',
  'error.noAnswer': 'No answer came. Is the demo server still running?',

  'settings.user': 'Signed in as',
  'settings.language': 'Language',
  'settings.theme': 'Theme',
  'user.owner': 'Owner',
  'user.stranger': 'Stranger',
  'user.admin': 'Administrator',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  'theme.system': 'System',
  'credits.label': 'Credits',

  'comfyui.checking': 'Looking for ComfyUI…',
  'comfyui.simulated': 'Pictures are simulated',
  'comfyui.simulatedHint': 'Start the demo with COMFYUI_URL to paint with a real ComfyUI.',
  'comfyui.real': 'Painted by ComfyUI',
  'comfyui.unreachable': 'ComfyUI does not answer',
  'comfyui.unknown': 'Which ComfyUI is in use is not known',
  'comfyui.missing': 'ComfyUI lacks nodes or models',

  'characters.new': 'New character',
  'characters.label': 'Character',
  'characters.official': 'Official',
  'characters.failed': 'The characters could not be loaded',
  'character.failed': 'The character could not be loaded',
  'character.private': 'This character is private. Only its owner can see it.',

  'cover.generate': 'Generate cover',
  'cover.alt': 'Cover of {{name}}',
  'cover.none': 'No cover yet',

  'form.title': 'Profile',
  'form.name': 'Name',
  'form.description': 'Appearance',
  'form.save': 'Save',
  'form.unsaved': 'Not saved yet',
  'form.saving': 'Saving…',
  'form.saved': 'Saved',
  'form.failed': 'Could not be saved',

  'images.title': 'Images',
} as const;

export type PageMessageKey = keyof typeof enUS;
export type PageMessages = Readonly<Record<PageMessageKey, string>>;
