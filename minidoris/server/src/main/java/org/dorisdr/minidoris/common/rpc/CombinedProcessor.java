package org.dorisdr.minidoris.common.rpc;

import java.util.HashMap;
import java.util.Map;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TBaseProcessor;
import org.apache.thrift.TException;
import org.apache.thrift.TProcessor;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TProtocolDecorator;
import org.apache.thrift.protocol.TProtocolUtil;
import org.apache.thrift.protocol.TType;

/**
 * Serves several services on one port, each method by its bare name as Doris's clients send it.
 * Thread safe.
 */
public final class CombinedProcessor implements TProcessor {
  private final Map<String, TProcessor> byMethod = new HashMap<>();

  /**
   * @throws IllegalArgumentException when two services have a method of the same name
   */
  public CombinedProcessor(TBaseProcessor<?>... processors) {
    for (TBaseProcessor<?> processor : processors) {
      for (String method : processor.getProcessMapView().keySet()) {
        if (byMethod.putIfAbsent(method, processor) != null) {
          throw new IllegalArgumentException("two services have a method " + method);
        }
      }
    }
  }

  @Override
  public void process(TProtocol in, TProtocol out) throws TException {
    TMessage message = in.readMessageBegin();
    TProcessor processor = byMethod.get(message.name);
    if (processor == null) {
      refuse(message, in, out);
    } else {
      processor.process(new Rewound(in, message), out);
    }
  }

  private static void refuse(TMessage message, TProtocol in, TProtocol out) throws TException {
    TProtocolUtil.skip(in, TType.STRUCT);
    in.readMessageEnd();
    out.writeMessageBegin(new TMessage(message.name, TMessageType.EXCEPTION, message.seqid));
    new TApplicationException(
            TApplicationException.UNKNOWN_METHOD, "Invalid method name: '" + message.name + "'")
        .write(out);
    out.writeMessageEnd();
    out.getTransport().flush();
  }

  /** Gives the message's head, which we had to read to choose, once more. */
  private static final class Rewound extends TProtocolDecorator {
    private final TMessage head;

    Rewound(TProtocol protocol, TMessage head) {
      super(protocol);
      this.head = head;
    }

    @Override
    public TMessage readMessageBegin() {
      return head;
    }
  }
}
