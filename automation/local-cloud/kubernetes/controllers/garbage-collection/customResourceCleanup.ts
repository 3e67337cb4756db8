import { protectionFinalizers } from "../../api/admission/plugins/protection";
import { findBuiltin } from "../../api/resources/builtinResources";
import { customResourceTypes } from "../../api/resources/customResources";
import { definitions } from "../../api/resources/resourceTypes";
import { type Controller } from "../controller";
import { removeFinalizer, removeObject } from "../../api/operations/writes";

const definitionKey = "apiextensions.k8s.io/customresourcedefinitions";

/** Deletes the objects of definitions that are being deleted, and lets the definition go after them. */
export const customResourceCleanup: Controller = {
    name: "custom-resource-cleanup",

    keysFor({ storageKey, object, isDeleted }) {
        if (storageKey === definitionKey) {
            return object.metadata.deletionTimestamp === undefined ? [] : [object.metadata.name];
        }
        if (!isDeleted || findBuiltin(storageKey) !== undefined) return [];
        const [group = "", plural = ""] = storageKey.split("/");
        return [`${plural}.${group}`];
    },

    reconcile(cluster, name) {
        const definition = cluster.get(definitions, undefined, name);
        if (definition?.metadata.deletionTimestamp === undefined) return;
        const [type] = customResourceTypes(definition);
        if (type !== undefined) {
            for (const object of cluster.list(type)) removeObject(cluster, type, object);
            if (cluster.list(type).length > 0) return;
        }
        removeFinalizer(cluster, definitions, definition, protectionFinalizers[definitionKey] ?? "");
    },
};
