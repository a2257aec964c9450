/** What a host's page imports, and what of that is not counted: libraries that the host has anyway, or counted apart. */
export interface Page {
  readonly contents: string;
  readonly external: readonly string[];
}

const react = ['react', 'react-dom'];
const libraries = ['xstate', '@radix-ui', 'react-easy-crop', 'image-size', 'axios', 'zod'];

const modal = `export { AvatarGenerationModal, GenerationProvider } from '@charhub/ui'`;
const everything = `export * from '@charhub/ui'`;
const client = `export { createGenerationClient } from '@charhub/api-client'`;

const arkUi = `
export { Dialog } from '@ark-ui/react/dialog';
export { FileUpload } from '@ark-ui/react/file-upload';
export { Progress } from '@ark-ui/react/progress';
export { Steps } from '@ark-ui/react/steps';
export { createToaster, Toast, Toaster } from '@ark-ui/react/toast';`;

const uppy = `
export { default as Uppy } from '@uppy/core';
export { default as Dashboard } from '@uppy/dashboard';`;

const mui = `
export {
  Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, LinearProgress, Snackbar, Step, StepLabel, Stepper,
  TextField,
} from '@mui/material';`;

const page = (contents: string, external: readonly string[] = []): Page => ({
  contents,
  external: [...react, ...external],
});

export const pages = {
  modal: page(modal),
  modalWithoutXState: page(modal, ['xstate']),
  modalWithoutRadix: page(modal, ['@radix-ui']),
  modalWithoutMachines: page(modal, ['@charhub/machines', '@charhub/api-client', 'xstate']),
  modalWithoutLibraries: page(modal, libraries),
  modalOfUiAlone: page(modal, [...libraries, '@charhub/machines', '@charhub/api-client']),
  everything: page(everything),
  everythingWithoutLibraries: page(everything, libraries),
  everythingOfUiAlone: page(everything, [...libraries, '@charhub/machines', '@charhub/api-client']),
  modalAndClient: page(`${modal};\n${client}`),
  client: page(client),
  clientWithoutLibraries: page(client, libraries),
  machines: page(`export * from '@charhub/machines'`),
  machinesWithoutLibraries: page(`export * from '@charhub/machines'`, [...libraries, '@charhub/api-client']),
  arkUi: page(arkUi),
  uppy: page(uppy),
  mui: page(mui),
};

export type PageName = keyof typeof pages;
