package org.dorisdr.minidoris.common.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Doris ({@code format_ip.h}) leaves out the longest run of two or more zero words, the first of
 * equals, and shows what is an IPv4 address inside of IPv6 with dots.
 */
class IpTextsTest {
  @ParameterizedTest
  @CsvSource({
    "2001:0DB8:0000:0000:0000:8a2e:0370:7334, 2001:db8::8a2e:370:7334",
    "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
    "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
    "0:0:0:0:0:0:0:0, ::",
    "::1, ::1",
    "ffff::, ffff::",
    "::ffff:192.168.0.1, ::ffff:192.168.0.1",
    "0:0:0:0:0:ffff:c0a8:0001, ::ffff:192.168.0.1",
    "::1.2.3.4, ::1.2.3.4",
    "64:ff9b::1.2.3.4, 64:ff9b::102:304",
    "' fe80::1 ', fe80::1",
    "1:2:3:4:5:6:7, null",
    "1::2::3, null",
    "1:2:3:4:5:6:7::8, null",
    "1:2:3:4:5:6:7:8:9, null",
    "12345::, null",
    "1:, null",
    "'', null",
  })
  void showsIpv6InItsShortestForm(String text, String expected) {
    assertThat(String.valueOf(IpTexts.v6(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.0.1, 192.168.0.1",
    "' 010.001.0.255 ', 10.1.0.255",
    "256.0.0.1, null",
    "1.2.3, null",
    "1.2.3.4.5, null",
    "a.b.c.d, null",
  })
  void showsIpv4WithoutLeadingZeros(String text, String expected) {
    assertThat(String.valueOf(IpTexts.v4(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "59.50.185.152, 119.36.22.147",
    "9.0.0.0, 10.0.0.0",
    "::1, 2001:db8::1",
    "fe80::, ff00::",
    "::ffff:1.2.3.4, 1.2.3.5",
  })
  void sortsAddressesAsNumbers(String lower, String higher) {
    assertThat(IpTexts.key(lower)).isLessThan(IpTexts.key(higher));
  }
}
