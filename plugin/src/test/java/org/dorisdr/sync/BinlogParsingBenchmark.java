package org.dorisdr.sync;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.binlog.Upsert;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What it costs to read the record of one transaction: JSON to the plan's input. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:TieredStopAtLevel=4")
public class BinlogParsingBenchmark {

  /** Over how many partitions the transaction wrote. */
  @Param({"1", "100"})
  public int partitions;

  private TBinlog raw;

  /** Builds a record as Doris writes it. */
  @Setup
  public void build() {
    StringBuilder json = new StringBuilder();
    json.append(
        "{\"commitSeq\":1037,\"txnId\":5,\"timeStamp\":1768800000000,\"label\":\"label_5\"");
    json.append(",\"dbId\":10001,\"tableRecords\":{\"10002\":{\"partitionRecords\":[");
    for (int i = 0; i < partitions; i++) {
      json.append(i == 0 ? "" : ",").append("{\"partitionId\":").append(10_010 + i);
      json.append(",\"range\":\"[types: [INT]; keys: [").append(i).append("]; )\"");
      json.append(",\"version\":7,\"isTempPartition\":false,\"stid\":-1,\"rows\":3}");
    }
    json.append("],\"indexIds\":[10003]}}}");
    raw =
        new TBinlog()
            .setCommitSeq(1037)
            .setTimestamp(1_768_800_000_000L)
            .setType(TBinlogType.UPSERT)
            .setTableIds(List.of(10_002L))
            .setData(json.toString());
  }

  /** From the wire to what is planned with. */
  @Benchmark
  public Object parse() {
    return Upsert.of(Binlog.of(raw));
  }

  static Collection<RunResult> run() throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(BinlogParsingBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }
}
