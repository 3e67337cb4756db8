/** The namespace in which Flux is and expects its own objects to be. */
export const fluxNamespace = "flux-system";
