package org.dorisdr.minidoris.fe.cluster;

import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import org.dorisdr.thrift.TDisk;
import org.dorisdr.thrift.TReportRequest;

/**
 * A backend's disks as it last reported them.
 *
 * @param cores of its machine; 0 = not reported yet
 * @param tabletsReported when it last reported its tablets, ms since the epoch; 0 = not yet
 */
public record DiskReport(Collection<TDisk> disks, int cores, long tabletsReported) {
  public static final DiskReport NONE = new DiskReport(List.of(), 0, 0);

  DiskReport after(TReportRequest report) {
    return new DiskReport(
        report.isSetDisks() ? report.getDisks().values() : disks,
        report.isSetNumCores() ? report.getNumCores() : cores,
        report.isSetTablets() ? System.currentTimeMillis() : tabletsReported);
  }

  String path(long pathHash) {
    return disks.stream()
        .filter(d -> d.getPathHash() == pathHash)
        .map(TDisk::getRootPath)
        .findFirst()
        .orElse("");
  }

  public long used() {
    return sum(TDisk::getDataUsedCapacity);
  }

  public long trash() {
    return sum(TDisk::getTrashUsedCapacity);
  }

  /** Doris shows 1 B while no disk is known. */
  public long available() {
    return Math.max(1, sum(TDisk::getDiskAvailableCapacity));
  }

  /** Doris shows 1 B while no disk is known. */
  public long total() {
    return Math.max(1, sum(TDisk::getDiskTotalCapacity));
  }

  /** Share of all disks that is not free, 0 to 100. */
  public double usedPercent() {
    return percent(available(), total());
  }

  /** The same of the fullest disk. */
  public double fullestPercent() {
    return disks.stream()
        .filter(TDisk::isUsed)
        .mapToDouble(d -> percent(d.getDiskAvailableCapacity(), d.getDiskTotalCapacity()))
        .reduce(0, Math::max);
  }

  private static double percent(long available, long total) {
    return total == 0 ? 0 : (total - available) * 100.0 / total;
  }

  /** Whether all that are known have failed. */
  boolean isFailed() {
    return !disks.isEmpty() && disks.stream().noneMatch(TDisk::isUsed);
  }

  /** How many parts of that many bytes the free room of each disk is, begun ones too. */
  public long parts(long bytes) {
    return sum(disk -> (disk.getDiskAvailableCapacity() - 1) / bytes + 1);
  }

  /** Only what can be used counts, as in Doris. */
  private long sum(ToLongFunction<TDisk> size) {
    return disks.stream().filter(TDisk::isUsed).mapToLong(size).sum();
  }
}
