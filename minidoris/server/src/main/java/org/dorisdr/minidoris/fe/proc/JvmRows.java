package org.dorisdr.minidoris.fe.proc;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.catalog.show.SizeTexts;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * {@code /monitor/jvm}: what the virtual machine of this frontend tells of itself, in the words of
 * Doris's JvmProcDir. One use.
 */
final class JvmRows {
  private final ShowRows rows = new ShowRows("Name", "Value");

  private JvmRows() {}

  static StatementResult result() {
    JvmRows jvm = new JvmRows();
    jvm.machine();
    jvm.classes();
    jvm.memory();
    jvm.collectors();
    jvm.threads();
    return jvm.rows.result();
  }

  private void machine() {
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    rows.add("jvm start time", Times.text(runtime.getStartTime()));
    rows.add(
        "jvm version info",
        String.join(
            " ",
            System.getProperty("java.version"),
            runtime.getVmName(),
            runtime.getVmVendor(),
            runtime.getVmVersion()));
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    bytes("configured init heap size", memory.getHeapMemoryUsage().getInit());
    bytes("configured max heap size", memory.getHeapMemoryUsage().getMax());
    rows.add("frontend pid", ProcessHandle.current().pid());
  }

  private void bytes(String name, long value) {
    rows.add(name, SizeTexts.text(Math.max(0, value)));
  }

  private void classes() {
    var classes = ManagementFactory.getClassLoadingMXBean();
    rows.add("classes loaded", classes.getLoadedClassCount());
    rows.add("classes total loaded", classes.getTotalLoadedClassCount());
    rows.add("classes unloaded", classes.getUnloadedClassCount());
  }

  private void memory() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    bytes("mem heap committed", memory.getHeapMemoryUsage().getCommitted());
    bytes("mem heap used", memory.getHeapMemoryUsage().getUsed());
    bytes("mem non heap committed", memory.getNonHeapMemoryUsage().getCommitted());
    bytes("mem non heap used", memory.getNonHeapMemoryUsage().getUsed());
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      String generation = generation(pool.getName());
      if (generation != null) {
        bytes("mem pool " + generation + " used", pool.getUsage().getUsed());
        bytes("mem pool " + generation + " max", pool.getUsage().getMax());
        bytes("mem pool " + generation + " peak used", pool.getPeakUsage().getUsed());
        bytes("mem pool " + generation + " peak max", pool.getPeakUsage().getMax());
      }
    }
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      rows.add("buffer pool " + pool.getName() + " count", pool.getCount());
      bytes("buffer pool " + pool.getName() + " used", pool.getMemoryUsed());
      bytes("buffer pool " + pool.getName() + " capacity", pool.getTotalCapacity());
    }
  }

  /** Null if it is none of the heap's. */
  private static String generation(String pool) {
    if (pool.contains("Eden")) {
      return "young";
    } else if (pool.contains("Survivor")) {
      return "survivor";
    }
    return pool.contains("Old Gen") || pool.contains("Tenured") ? "old" : null;
  }

  private void collectors() {
    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
      rows.add("gc " + gc.getName() + " collection count", gc.getCollectionCount());
      rows.add("gc " + gc.getName() + " collection time", gc.getCollectionTime());
    }
  }

  private void threads() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    rows.add("threads count", threads.getThreadCount());
    rows.add("threads peak count", threads.getPeakThreadCount());
    List<ThreadInfo> all =
        Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(Objects::nonNull)
            .toList();
    for (Thread.State state : Thread.State.values()) {
      String name = "threads " + state.name().toLowerCase(Locale.ROOT) + " count";
      rows.add(name, all.stream().filter(t -> t.getThreadState() == state).count());
    }
  }
}
