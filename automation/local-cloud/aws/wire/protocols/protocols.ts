import type { ProtocolName } from "../wireService";
import { ec2 } from "./ec2";
import { json } from "./json";
import { query } from "./query";
import { restJson } from "./restJson";
import type { WireProtocol } from "./wireProtocol";

/** AWS's protocols, by name. */
export const protocols: Readonly<Record<ProtocolName, WireProtocol>> = { ec2, query, json, restJson };
