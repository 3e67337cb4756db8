import { defineComponent } from "../../component";
import { storageClassSettings } from "./settings";

/** The default storage class. */
export const storageClass = defineComponent({
    key: "storageClass",
    description: "The default storage class; off if left out.",
    settings: storageClassSettings,
    load: async () => (await import("./createStorageClass")).createStorageClass,
});
