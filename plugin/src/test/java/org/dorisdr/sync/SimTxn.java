package org.dorisdr.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A transaction of a model cluster between begin and the end of its label. */
final class SimTxn {
  long id;
  String label;
  String requestId;
  boolean committed;
  boolean aborted;
  Map<Long, List<String>> staged = new HashMap<>();
}
