import { defineComponent } from "../../component";
import { adminPasswordSettings } from "./settings";

/** The password of the platform's admin user. */
export const adminPassword = defineComponent({
    key: "adminPassword",
    description: "Generated password of the platform's admin user; off if left out.",
    settings: adminPasswordSettings,
    load: async () => (await import("./createAdminPassword")).createAdminPassword,
});
