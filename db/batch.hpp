// What is written in one durable step: an input (a scan, a file row, a printer's reply) and all that it
// caused.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "db/records/event.hpp"

namespace packbench::db {

// The input as it came. `id` is unique for ever: a repeated one changes nothing and is told as repeated.
struct Input {
  std::string id;
  std::string source;  // "usb:<device key>", "camera:<name>", "picture", "virtual", "api", "file:<name>",
                       // "printer:<name>", "bench", "line" (the centre)
  std::string raw;     // bytes exactly as they came, without AIM id
  std::string aim;     // "]C1", or empty
};

// Must still hold when the batch is written, else the whole batch fails with conflict.
struct Guard {
  std::string order;
  std::int64_t token = 0;     // the lease the caller works under (as in OrderHead)
  std::int64_t revision = 0;  // the revision the caller has seen
};

// The document that the events of a work belong to, and under which token it is written.
struct WorkRef {
  records::WorkKind kind = records::WorkKind::receive;
  std::string document;
  std::int64_t token = 0;
  bool operator==(const WorkRef&) const = default;
};

struct Batch {
  Input input;
  std::int64_t at_ms = 0;  // UTC, ms since 1970
  std::string lane;        // empty where no lane is meant
  std::string person;      // operator id, or empty
  std::string order;       // the order that pack.* and print.* events belong to
  std::optional<WorkRef>
      work;  // of work.*, receive.* and the like; must still be the lane's, unless it opens it
  // "receive:ASN-1": the document that print.* events belong to, where they are neither an order's nor
  // work's. Whoever has it open: a printer's answer needs no lease.
  std::string labelled = {};
  std::vector<records::Event> events;  // may be empty: then the input alone is recorded ("scan.noted")
  std::optional<Guard> guard;
};

struct Committed {
  std::int64_t first_seq = 0, last_seq = 0;  // rows of the journal
  bool repeated = false;  // the input id was known: nothing was written, seqs are the first ones
};

}  // namespace packbench::db
