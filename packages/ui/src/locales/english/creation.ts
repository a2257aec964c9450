/** What the creation of a character says. */
export const creationTexts = {
  'creation.title': 'Create a character',
  'creation.purpose':
    'Describe your character, show a picture of it, or both. It is stored first; then its avatar and four reference views are made.',
  'creation.description': 'Description',
  'creation.descriptionPlaceholder': 'Who is it? Looks, character, history: whatever matters.',
  'creation.picture': 'Picture',
  'creation.needOne': 'Write a description or choose a picture.',
  'creation.price': '{{price}} for an avatar and four views',
  'creation.submit': 'Create character',
  'creation.creating': 'Creating the character',
  'creation.sending': 'Storing the character…',
  'creation.stored': '{{name}} is stored.',
  'creation.making': 'Making the pictures of {{name}}',
  'creation.waiting': 'Waiting for the avatar',
  'creation.ready': '{{name}} is ready.',
  'creation.open': 'Open character',
  'creation.another': 'Create another',
  'creation.avatarFailed': '{{name}} is stored, but the avatar could not be made',
  'creation.viewsFailed': '{{name}} is stored, but not all views could be made',
  'creation.cancelled': '{{name}} is stored, without all pictures',
  'creation.retryViews': 'Retry missing views',
  'creation.retryAll': 'Retry missing pictures',
  'creation.failed': 'The character could not be created',
  'creation.unanswered':
    'Nobody knows yet whether it was stored. Retry sends the same again: nothing is made or charged twice.',
  'creation.pictureLost':
    'The page was reloaded before the answer came. Choose the picture again; nothing is charged twice.',
  'creation.closingTitle': 'Your character’s pictures are still being made.',
  'creation.interrupted': '{{name}} is stored. Its pictures cannot be watched at the moment.',
} as const;
