/** The user that owns CharHub's official characters; only administrators may change what it owns. */
export const OFFICIAL_USER_ID = '00000000-0000-0000-0000-000000000001';

/** Where it is explained that official characters are for administrators only; shown beside a refusal. */
export const OFFICIAL_CHARACTER_ISSUE_URL = 'https://github.com/leandro-br-dev/charhub/issues/108';
