import type { GenerationClient } from '@charhub/api-client/contract';

/** A client that asks another one, newly looked up for each call, so that a host may replace its own at any time. */
export function delegateClient(current: () => GenerationClient): GenerationClient {
  return {
    submitJob: (...args) => current().submitJob(...args),
    getJob: (...args) => current().getJob(...args),
    listJobs: (...args) => current().listJobs(...args),
    cancelJob: (...args) => current().cancelJob(...args),
    watchJob: (...args) => current().watchJob(...args),
    uploadSample: (...args) => current().uploadSample(...args),
    getQuote: (...args) => current().getQuote(...args),
    getReceipt: (...args) => current().getReceipt(...args),
    createCharacter: (...args) => current().createCharacter(...args),
    getCreationQuote: (...args) => current().getCreationQuote(...args),
    getCreation: (...args) => current().getCreation(...args),
    retryCreation: (...args) => current().retryCreation(...args),
    getCharacter: (...args) => current().getCharacter(...args),
    updateCharacter: (...args) => current().updateCharacter(...args),
    getAccess: (...args) => current().getAccess(...args),
    listImages: (...args) => current().listImages(...args),
    getImageDetails: (...args) => current().getImageDetails(...args),
    activateImage: (...args) => current().activateImage(...args),
    deleteImage: (...args) => current().deleteImage(...args),
    uploadAvatar: (...args) => current().uploadAvatar(...args),
    fetchPicture: (...args) => current().fetchPicture(...args),
    removeAvatar: (...args) => current().removeAvatar(...args),
  };
}
