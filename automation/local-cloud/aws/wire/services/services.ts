import { ec2Service } from "../ec2/ec2Service";
import { elbService } from "../elb/elbService";
import type { WireService } from "../wireService";
import { eks } from "./eks";
import { iam } from "./iam";
import { logs } from "./logs";
import { sts } from "./sts";
import { tagging } from "./tagging";

/** Every service that the AWS API of the local cloud speaks. */
export const services: readonly WireService[] = [ec2Service, elbService, eks, logs, iam, tagging, sts];
