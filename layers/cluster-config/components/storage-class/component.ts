import { defineComponent } from "../../component";
import { storageClassSettings } from "./settings";

/** The default storage class. */
export const storageClass = defineComponent({
    key: "storageClass",
    description: "The default storage class; none where it is left out.",
    settings: storageClassSettings,
    load: async () => (await import("./createStorageClass")).createStorageClass,
});
