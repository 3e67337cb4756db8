import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { Installed } from "../../component";
import { type ComponentContext, inside } from "../../context";
import type { AdminPasswordSettings } from "./settings";

const name = "admin-password";
const namespace = "platform";

/** The generated password of the platform's admin user, kept in a Secret. */
export function createAdminPassword(context: ComponentContext<AdminPasswordSettings>): Installed {
    const password = new random.RandomPassword(name, { length: context.settings.length });
    const secret = new k8s.core.v1.Secret(
        name,
        {
            metadata: { name, namespace },
            type: "kubernetes.io/basic-auth",
            stringData: { username: "admin", password: password.result },
        },
        inside(context, namespace),
    );
    return { resources: [secret], outputs: { adminPassword: pulumi.secret(password.result) } };
}
