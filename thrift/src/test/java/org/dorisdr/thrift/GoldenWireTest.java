package org.dorisdr.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.thrift.TBase;
import org.apache.thrift.TDeserializer;
import org.apache.thrift.TException;
import org.apache.thrift.TSerializer;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares what we read and write with bytes that a real FE wrote. */
class GoldenWireTest {
  private static final Path WIRE =
      Path.of(System.getProperty("dorisdr.root", ".."), "../shared/golden/wire.txt");

  @Test
  void recordingsArePresentWhereTheyMustBe() {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(WIRE).exists();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyStructReadsAndWritesTheRecordedBytes() throws IOException {
    assumeTrue(Files.exists(WIRE), "skipped: no recordings at " + WIRE);
    List<WireSample> samples = WireSample.readAll(WIRE);
    assertThat(samples).hasSizeGreaterThan(60);
    return samples.stream()
        .map(sample -> DynamicTest.dynamicTest(sample.struct(), () -> check(sample)));
  }

  private static void check(WireSample sample) throws Exception {
    TBase<?, ?> read = newStruct(sample.struct());
    new TDeserializer(new TBinaryProtocol.Factory()).deserialize(read, sample.bytes());

    new WireComparer().compare(sample.struct(), sample.json(), read);
    assertThat(hex(write(read))).as("bytes of %s", sample.struct()).isEqualTo(sample.hex());
  }

  @SuppressWarnings("unchecked")
  private static TBase<?, ?> newStruct(String name) throws ReflectiveOperationException {
    Class<?> type = Class.forName("org.dorisdr.thrift." + name);
    return (TBase<?, ?>) type.getDeclaredConstructor().newInstance();
  }

  private static byte[] write(TBase<?, ?> struct) throws TException {
    return new TSerializer(new TBinaryProtocol.Factory()).serialize(struct);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
