package org.dorisdr.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.thrift.TBase;
import org.apache.thrift.TBaseProcessor;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.transport.TMemoryBuffer;
import org.apache.thrift.transport.TMemoryInputTransport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whole messages of calls, as a real FE sends them: names of methods, and fields of arguments. */
class GoldenCallsTest {
  private static final Path CALLS =
      Path.of(System.getProperty("dorisdr.root", ".."), "../shared/golden/calls.txt");

  /** One recorded message. */
  private record Call(String service, String method, byte[] bytes) {}

  @Test
  void recordingsArePresentWhereTheyMustBe() {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(CALLS).exists();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCallIsReadAndWrittenAsRecorded() throws IOException {
    assumeTrue(Files.exists(CALLS), "skipped: no recordings at " + CALLS);
    List<Call> calls = new ArrayList<>();
    List<String> lines = Files.readAllLines(CALLS);
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i).startsWith("# ")) {
        String[] name = lines.get(i).substring(2).split("[: ]");
        byte[] bytes = HexFormat.of().parseHex(lines.get(i + 1).trim());
        calls.add(new Call(name[0], name[1], bytes));
      }
    }
    assertThat(calls).hasSizeGreaterThan(15);
    return calls.stream()
        .map(c -> DynamicTest.dynamicTest(c.service() + ":" + c.method(), () -> check(c)));
  }

  private static void check(Call call) throws Exception {
    TBinaryProtocol in = new TBinaryProtocol(new TMemoryInputTransport(call.bytes()));
    TMessage head = in.readMessageBegin();
    assertThat(head.name.replace("_", "")).isEqualToIgnoringCase(call.method());
    assertThat(head.type).isEqualTo(TMessageType.CALL);
    assertThat(methods(call.service())).contains(head.name);

    TBase<?, ?> arguments =
        (TBase<?, ?>)
            Class.forName("org.dorisdr.thrift.%s$%s_args".formatted(call.service(), head.name))
                .getDeclaredConstructor()
                .newInstance();
    arguments.read(in);
    in.readMessageEnd();

    TMemoryBuffer written = new TMemoryBuffer(call.bytes().length);
    TBinaryProtocol out = new TBinaryProtocol(written);
    out.writeMessageBegin(head);
    arguments.write(out);
    out.writeMessageEnd();
    assertThat(HexFormat.of().formatHex(written.getArray(), 0, written.length()))
        .isEqualTo(HexFormat.of().formatHex(call.bytes()));
  }

  /** Names of the methods that our side of a service answers. */
  private static Set<String> methods(String service) throws ReflectiveOperationException {
    Class<?> type = Class.forName("org.dorisdr.thrift." + service + "$Processor");
    Class<?> face = Class.forName("org.dorisdr.thrift." + service + "$Iface");
    Object processor = type.getConstructor(face).newInstance((Object) null);
    return ((TBaseProcessor<?>) processor).getProcessMapView().keySet();
  }
}
