package org.dorisdr.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What BACKUP of a model cluster keeps. */
final class SimSnapshot {
  List<SimTable> tables = new ArrayList<>();
  Map<Long, Long> ids = new TreeMap<>();
  long seq;
  long madeAt;
}
