package org.dorisdr.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeHostTest {
  @Test
  void aHostHasThePortsOfItsClusterUnlessItNamesItsOwn() {
    assertThat(FeHost.parse("fe1").orElseThrow().query(9030)).hasToString("fe1:9030");
    assertThat(FeHost.parse("fe1").orElseThrow().rpc(9020)).hasToString("fe1:9020");
    assertThat(FeHost.parse("fe1:19030:19020").orElseThrow().query(9030)).hasToString("fe1:19030");
    assertThat(FeHost.parse("[::1]:1:2").orElseThrow().rpc(9020)).hasToString("[::1]:2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fe1:9030", "fe1:0:9020", "fe1:9030:70000", "fe1:a:b", ":1:2", ""})
  void anythingElseIsNone(String text) {
    assertThat(FeHost.parse(text)).isEmpty();
  }
}
