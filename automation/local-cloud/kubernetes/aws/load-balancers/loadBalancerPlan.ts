import { createHash } from "node:crypto";
import { type Json } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { type Tags } from "../awsResources";

/** What a load balancer sends to: a port of a Service. */
export interface PlannedTarget {
    readonly name: string;
    readonly port: number;
    readonly protocol: string;
    readonly type: "instance" | "ip";
    readonly tags: Tags;
    /** The Service, as a TargetGroupBinding names it. */
    readonly service: { readonly name: string; readonly port: Json; readonly namespace?: string };
}

/** A port of a load balancer and what is behind it. */
export interface PlannedListener {
    readonly port: number;
    readonly protocol: "TCP" | "UDP" | "TLS" | "HTTP" | "HTTPS";
    readonly tags: Tags;
    readonly targets: readonly PlannedTarget[];
}

/** A security group that a controller makes for a load balancer. */
export interface PlannedGroup {
    readonly name: string;
    readonly description: string;
    readonly tags: Tags;
}

/** What a controller makes in AWS for one object or group of objects. */
export interface LoadBalancerPlan {
    readonly type: "network" | "application";
    readonly name: string;
    /** What all ids are made from: the same object gets the same ones in every process. */
    readonly seed: string;
    readonly isInternal: boolean;
    readonly subnets: readonly string[];
    readonly tags: Tags;
    readonly group: PlannedGroup;
    /** The group that all load balancers of a controller share, where there is one. */
    readonly sharedGroup?: PlannedGroup;
    readonly listeners: readonly PlannedListener[];
    /** What its group opens, where that is more than its listeners. */
    readonly ports?: readonly Pick<PlannedListener, "port" | "protocol">[];
    /** The ranges that may reach it. */
    readonly sources: readonly string[];
}

/** Hexadecimal digits that depend on the text alone. */
export function digest(text: string, length: number): string {
    return createHash("sha256").update(text).digest("hex").slice(0, length);
}

function short(text: string): string {
    return text.replaceAll(/[^a-zA-Z0-9]/g, "").slice(0, 8);
}

/** `k8s-<namespace>-<name>-<hash>`, each part cut: how both controllers name what is behind and in front. */
export function cloudName({ metadata }: KubernetesObject, about: string): string {
    const { namespace = "", name, uid = "" } = metadata;
    return `k8s-${short(namespace)}-${short(name)}-${digest(`${uid} ${about}`, 10)}`;
}
