import { adminPassword } from "./components/admin-password/component";
import { gitops } from "./components/gitops/component";
import { ingressNginx } from "./components/ingress-nginx/component";
import { loadBalancerController } from "./components/load-balancer-controller/component";
import { storageClass } from "./components/storage-class/component";

/** The components of the platform. Each comes after those that it names, which stand above it. */
export const components = [
    loadBalancerController,
    ingressNginx,
    storageClass,
    adminPassword,
    // Last: what it applies may need any of the others.
    gitops,
] as const;
