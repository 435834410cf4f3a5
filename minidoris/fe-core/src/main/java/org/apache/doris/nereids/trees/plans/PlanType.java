package org.apache.doris.nereids.trees.plans;

/** Kinds of plans; a command that Doris does not know is UNKNOWN. */
public enum PlanType {
  UNKNOWN
}
