import type { Chart } from "./chart";
import { awsLoadBalancerController } from "./charts/awsLoadBalancerController";
import { flux2 } from "./charts/flux2";
import { generic } from "./charts/generic";
import { ingressNginx } from "./charts/ingressNginx";

const charts: Readonly<Record<string, Chart>> = {
    "ingress-nginx": ingressNginx,
    "aws-load-balancer-controller": awsLoadBalancerController,
    flux2,
};

/** A chart's own name, from whatever names it: `ingress-nginx`, `stable/redis`, `oci://host/path/redis`, `./redis`. */
export function chartName(chart: string): string {
    return (
        chart
            .replace(/\.tgz$/, "")
            .replace(/\/+$/, "")
            .split("/")
            .at(-1) ?? chart
    );
}

/** The model of a chart; undefined where there is none, and it gets the generic one. */
export function modelOf(chart: string): Chart | undefined {
    return charts[chartName(chart)];
}

/** The model of a chart, the generic one for unknown charts. */
export function chartOf(chart: string): Chart {
    return modelOf(chart) ?? generic;
}
