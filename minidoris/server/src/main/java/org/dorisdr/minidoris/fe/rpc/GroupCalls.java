package org.dorisdr.minidoris.fe.rpc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.cluster.FrontendMember;
import org.dorisdr.minidoris.fe.journal.ImageStore;
import org.dorisdr.minidoris.fe.journal.NotMasterException;
import org.dorisdr.minidoris.thrift.MiniGroupService;
import org.dorisdr.minidoris.thrift.TMiniImagePart;
import org.dorisdr.minidoris.thrift.TMiniJoinAnswer;
import org.dorisdr.minidoris.thrift.TMiniJoinRequest;
import org.dorisdr.thrift.TStatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MiniGroupService: what frontends of a group ask each other. Thread safe. */
final class GroupCalls implements MiniGroupService.Iface {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCalls.class);
  private static final int PART_BYTES = 1 << 20;

  private final FeServer fe;
  private final RpcTokens tokens;

  GroupCalls(FeServer fe, RpcTokens tokens) {
    this.fe = fe;
    this.tokens = tokens;
  }

  @Override
  public TMiniJoinAnswer join(TMiniJoinRequest request) {
    if (!fe.isMaster()) {
      return refuse(TStatusCode.NOT_MASTER, "FE is not master");
    }
    String who = request.getHost() + ":" + request.getEditLogPort();
    // The answer holds the cluster's secret: it goes to an address that an administrator has named.
    if (!isFrom(request.getHost(), ClientAddress.current())) {
      return refuse(
          TStatusCode.NOT_AUTHORIZED, who + " is not what " + ClientAddress.current() + " is");
    }
    try {
      Optional<FrontendMember> member =
          fe.members()
              .joined(
                  request.getHost(),
                  request.getEditLogPort(),
                  request.getHttpPort(),
                  request.getQueryPort(),
                  request.getRpcPort());
      return member.map(this::welcome).orElseGet(() -> refuse(TStatusCode.NOT_FOUND, who));
    } catch (NotMasterException e) {
      return refuse(TStatusCode.NOT_MASTER, e.getMessage());
    }
  }

  private TMiniJoinAnswer welcome(FrontendMember member) {
    TMiniJoinAnswer answer = new TMiniJoinAnswer(TStatusCode.OK.getValue());
    answer.setClusterId(fe.clusterId());
    answer.setToken(fe.token());
    answer.setNodeName(member.name());
    answer.setObserver(member.isObserver());
    answer.setJournalId(fe.editLog().appliedId());
    return answer;
  }

  private static TMiniJoinAnswer refuse(TStatusCode code, String error) {
    TMiniJoinAnswer answer = new TMiniJoinAnswer(code.getValue());
    answer.setError(error);
    return answer;
  }

  private static boolean isFrom(String host, String clientAddress) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host))
          .anyMatch(a -> a.getHostAddress().equals(clientAddress));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public TMiniImagePart image(String token, long journalId, long offset) {
    TMiniImagePart part = new TMiniImagePart(TStatusCode.OK.getValue());
    if (!tokens.isValid(token)) {
      part.setStatusCode(TStatusCode.NOT_AUTHORIZED.getValue());
      part.setError("Invalid token");
      return part;
    }
    try {
      ImageStore images = fe.images();
      long id = journalId == 0 ? images.newestId() : journalId;
      part.setJournalId(id);
      byte[] bytes = id == 0 ? new byte[0] : images.bytes(id, offset, PART_BYTES);
      part.setBytes(ByteBuffer.wrap(bytes));
      part.setLast(bytes.length < PART_BYTES);
    } catch (IOException e) {
      LOG.warn("image {} cannot be sent: {}", journalId, e.toString());
      part.setStatusCode(TStatusCode.INTERNAL_ERROR.getValue());
      part.setError("image." + journalId + " cannot be read: " + e.getMessage());
    }
    return part;
  }

  @Override
  public long neededFrom(String token) {
    if (!tokens.isValid(token)) {
      return -1;
    }
    // An observer has one image, and can always get another.
    return fe.isObserver() ? fe.images().newestId() : fe.images().oldestId();
  }
}
