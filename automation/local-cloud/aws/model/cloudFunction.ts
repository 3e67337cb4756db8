import type { JsonMap } from "../../model/json";
import type { Cloud } from "./cloud";

/** A function of the aws package: what it answers to its arguments. */
export type CloudFunction = (args: JsonMap, cloud: Cloud) => JsonMap;
