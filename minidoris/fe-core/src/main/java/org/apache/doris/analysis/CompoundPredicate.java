package org.apache.doris.analysis;

/** Conditions that are made of conditions. */
public class CompoundPredicate {
  private CompoundPredicate() {}

  /** How two conditions go together. */
  public enum Operator {
    AND,
    OR,
    NOT
  }
}
