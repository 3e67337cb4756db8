import { randomBytes } from "node:crypto";
import { type Answer, valueAt } from "../answer";
import type { ContractServer } from "../contractServer";
import { eventually } from "../eventually";
import { create } from "./contract";

/** Where definitions of custom resources are. */
export const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

const schema = {
    type: "object",
    properties: {
        spec: {
            type: "object",
            required: ["size"],
            properties: {
                size: { type: "integer", minimum: 1, maximum: 9 },
                colour: { type: "string", enum: ["red", "green"] },
                code: { type: "string", pattern: "^[a-z]+$" },
                mode: { type: "string", default: "slow" },
                tags: { type: "array", items: { type: "string" }, "x-kubernetes-list-type": "set" },
                free: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
            },
        },
        status: { type: "object", properties: { phase: { type: "string" } } },
    },
};

/** A condition of an object, by its type. */
export function condition({ list }: Answer, type: string): unknown {
    return list("status.conditions").find((one) => valueAt(one, "type") === type);
}

function isEstablished(definition: Answer): boolean {
    const conditions = definition.at("status.conditions");
    return Array.isArray(conditions) && valueAt(condition(definition, "Established"), "status") === "True";
}

/** A kind of its own for one test, under a group that no other run uses. */
export class Widgets {
    readonly group = `c${randomBytes(4).toString("hex")}.example.com`;
    readonly definition = `${definitions}/widgets.${this.group}`;

    constructor(
        readonly server: ContractServer,
        readonly namespace: string,
    ) {}

    body(): Record<string, unknown> {
        return {
            apiVersion: "apiextensions.k8s.io/v1",
            kind: "CustomResourceDefinition",
            metadata: { name: `widgets.${this.group}` },
            spec: {
                group: this.group,
                scope: "Namespaced",
                names: { plural: "widgets", singular: "widget", kind: "Widget", shortNames: ["wd"] },
                versions: [
                    {
                        name: "v1",
                        served: true,
                        storage: true,
                        schema: { openAPIV3Schema: schema },
                        subresources: { status: {} },
                        additionalPrinterColumns: [{ name: "Size", type: "integer", jsonPath: ".spec.size" }],
                    },
                ],
            },
        };
    }

    path(name?: string): string {
        const all = `/apis/${this.group}/v1/namespaces/${this.namespace}/widgets`;
        return name === undefined ? all : `${all}/${name}`;
    }

    async define(): Promise<this> {
        await create(this.server, definitions, this.body());
        await eventually(() => this.server.request("GET", this.definition), isEstablished);
        await eventually(
            () => this.server.request("GET", this.path()),
            ({ code }) => code === 200,
        );
        return this;
    }

    make(name: string, spec: unknown, metadata: object = {}): Promise<Answer> {
        return this.server.request("POST", this.path(), {
            apiVersion: `${this.group}/v1`,
            kind: "Widget",
            metadata: { name, ...metadata },
            spec,
        });
    }

    get(name: string): Promise<Answer> {
        return this.server.request("GET", this.path(name));
    }
}
