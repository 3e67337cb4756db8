import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { inside, type Context, type Namespaces } from "./context";

const name = "admin-password";
const namespace = "platform";

/** The generated password of the platform's admin user, kept in a Secret. Returns it; it is a secret. */
export function createAdminPassword(context: Context, namespaces: Namespaces): pulumi.Output<string> {
    const password = new random.RandomPassword(name, { length: context.settings.adminPassword.length });
    new k8s.core.v1.Secret(
        name,
        {
            metadata: { name, namespace },
            type: "kubernetes.io/basic-auth",
            stringData: { username: "admin", password: password.result },
        },
        inside(context, namespaces, namespace),
    );
    return password.result;
}
