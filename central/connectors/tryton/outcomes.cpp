// The centre → Tryton: what benches ended.
#include "central/connectors/tryton/outcomes.hpp"

#include <spdlog/spdlog.h>

#include "central/connectors/tryton/counting.hpp"
#include "central/connectors/tryton/receiving.hpp"
#include "central/connectors/tryton/returning.hpp"
#include "central/connectors/tryton/shipping.hpp"
#include "db/records/count_events.hpp"
#include "db/records/work_events.hpp"

namespace packbench::connectors::tryton {
namespace {

using Rows = std::vector<Outcome>;

void tell_order(Session& session, const std::string& order, const Rows& rows) {
  ship(session, packed_from(order, rows));
}
void tell_receipt(Session& session, const std::string& note, const Rows& rows) {
  receive(session, received_from(note, rows));
}
void tell_return(Session& session, const std::string& rma, const Rows& rows) {
  take_back(session, returned_from(rma, rows));
}
void tell_count(Session& session, const std::string& task, const Rows& rows) {
  if (const auto counted = counted_from(task, rows)) count(session, *counted);
}

struct Document {
  std::string_view stream;  // begins so
  void (*tell)(Session& session, const std::string& name, const Rows& rows);
};
constexpr Document kDocuments[] = {{"order:", &tell_order},
                                   {"receive:", &tell_receipt},
                                   {"returns:", &tell_return},
                                   {"count:", &tell_count}};

// Rows after which a document may have come to its end.
const std::vector<std::string> kEnds = {records::PackFinished::kType, records::WorkEnded::kType,
                                        records::CountFinished::kType, records::CountApproved::kType};

const Document* document_of(const std::string& stream) {
  for (const auto& document : kDocuments)
    if (stream.starts_with(document.stream)) return &document;
  return nullptr;
}

// What another try can't mend by itself; all else is a line or a database that has no time.
bool is_for_people(Fault fault) {
  return fault == Fault::refused || fault == Fault::warning || fault == Fault::broken;
}

}  // namespace

bool Outcomes::round(std::chrono::seconds wait) {
  tell_refused();
  const auto page = centre_.outcomes("", kEnds, wait);
  std::set<std::string> told;
  for (const auto& outcome : page.outcomes)
    if (told.insert(outcome.stream).second) tell(outcome.stream);
  if (!page.outcomes.empty()) centre_.done(page.next);
  return !page.outcomes.empty();
}

void Outcomes::tell(const std::string& stream) {
  const auto* document = document_of(stream);
  if (!document) return;  // a shift's checklist, a manifest: Tryton knows nothing of the kind
  const auto name = stream.substr(document->stream.size());
  try {
    document->tell(session_, name, centre_.outcomes_of(stream));
  } catch (const RpcError& error) {
    if (!is_for_people(error.fault)) throw;
    spdlog::warn("{}: {}", stream, error.what());
    return centre_.raise({{stream, name, error.what()}});
  }
  centre_.close({stream});
}

void Outcomes::tell_refused() {
  const auto now = std::chrono::steady_clock::now();
  if (tried_ && now - *tried_ < again_) return;
  for (const auto& ticket : centre_.open_tickets()) tell(ticket);
  tried_ = now;
}

}  // namespace packbench::connectors::tryton
