package org.dorisdr.plugin;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
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

/** What the gate costs a statement that is not ours: at most 200 ns and no allocation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:TieredStopAtLevel=4")
public class StatementGateBenchmark {
  private static final String ROW = "(1,'some text',2.5),";

  /** Kinds of packets; the longest have ten million characters. */
  @Param({"point", "show", "create", "hinted", "packet", "insert4k", "insert10m", "unicode10m"})
  public String kind;

  private String packet;

  /** Builds the packet. */
  @Setup
  public void build() {
    packet =
        switch (kind) {
          case "point" -> "select * from t where k = 42";
          case "show" -> "SHOW CREATE TABLE t";
          case "create" -> "CREATE TABLE t (k int) DISTRIBUTED BY HASH(k) BUCKETS 1";
          case "hinted" -> "/* driver 8.0 */ /*+ SET_VAR(a=1) */ select * from t where k = 42";
          case "packet" -> "set a=1;set b=2;use d;select 1;select 2;select 3;select 4;select 5";
          case "insert4k" -> insert(4000);
          case "insert10m" -> insert(10_000_000);
          default -> insert(10_000_000) + "é€";
        };
  }

  private static String insert(int length) {
    return "insert into t values " + ROW.repeat(length / ROW.length()) + "(1,'x',2)";
  }

  /** The call that Doris makes for every packet. */
  @Benchmark
  public boolean gate() {
    return StatementGate.mayBeOurs(packet);
  }

  /** Runs the benchmark and prints its table. */
  public static void main(String[] args) throws RunnerException {
    run();
  }

  static Collection<RunResult> run() throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(StatementGateBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }
}
