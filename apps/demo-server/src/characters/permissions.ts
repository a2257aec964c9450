import {
  OFFICIAL_CHARACTER_ISSUE_URL,
  OFFICIAL_USER_ID,
  type CharacterPermissions,
  type PermissionRefusal,
} from '@charhub/api-client/contract';
import type { UserRole, Visibility } from '../db/schema.ts';

/** Who asks; undefined is nobody. */
export type Viewer = { readonly id: string; readonly role: UserRole } | undefined;

interface Owned {
  readonly userId: string;
  readonly visibility: Visibility;
}

/** Its owner, or an administrator when CharHub Official owns it. */
export function mayEdit({ userId }: Owned, viewer: Viewer): boolean {
  if (viewer === undefined) return false;
  return userId === viewer.id || (viewer.role === 'ADMIN' && userId === OFFICIAL_USER_ID);
}

/** Whoever may edit it, and everybody when it is public. */
export function mayView(character: Owned, viewer: Viewer): boolean {
  return character.visibility === 'PUBLIC' || mayEdit(character, viewer);
}

/** Of a private character nobody else learns that there is one. */
export function mayKnowOf(character: Owned, viewer: Viewer): boolean {
  return character.visibility !== 'PRIVATE' || mayEdit(character, viewer);
}

/** What the viewer may do, and what is missing where it may not. */
export function permissionsOf(
  character: Owned,
  viewer: Viewer,
  ownerName: string | null,
): CharacterPermissions {
  const canEdit = mayEdit(character, viewer);
  return { canEdit, refusal: canEdit ? null : refusalOf(character, viewer, ownerName) };
}

/** What is missing to a viewer who may not edit, and who may. */
export function refusalOf({ userId }: Owned, viewer: Viewer, ownerName: string | null): PermissionRefusal {
  if (userId === OFFICIAL_USER_ID)
    return { requires: 'administrator', ownerName: null, issueUrl: OFFICIAL_CHARACTER_ISSUE_URL };
  return { requires: viewer === undefined ? 'sign-in' : 'owner', ownerName, issueUrl: null };
}
