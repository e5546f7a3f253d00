// Which stream of the journal an event belongs to: what it is about, and read again together with.
#include "db/journal.hpp"

namespace packbench::db {

namespace {

using namespace records;

std::string own_stream(const ItemReceived& e) {
  return "item:" + e.item.item;
}
std::string own_stream(const StockReceived& e) {
  return "item:" + e.item;
}
std::string own_stream(const LocationReceived& e) {
  return "location:" + e.location.location;
}
std::string own_stream(const OperatorReceived& e) {
  return "operator:" + e.person.id;
}
std::string own_stream(const PasswordSet& e) {
  return "operator:" + e.id;
}
std::string own_stream(const PinSet& e) {
  return "operator:" + e.id;
}
std::string own_stream(const SignedIn& e) {
  return "operator:" + e.id;
}
std::string own_stream(const SignInRefused& e) {
  return e.id.empty() ? "bench" : "operator:" + e.id;
}
std::string own_stream(const OrderReceived& e) {
  return "order:" + e.order.order;
}
std::string own_stream(const OrderCancelled& e) {
  return "order:" + e.order;
}
std::string own_stream(const OrderForgotten& e) {
  return "order:" + e.order;
}
std::string own_stream(const WaybillLabelTold& e) {
  return "order:" + e.order;
}
std::string own_stream(const OrderReshipped& e) {
  return "order:" + e.order;
}
std::string own_stream(const NoteReceived& e) {
  return work_name(WorkKind::receive, e.note.note);
}
std::string own_stream(const NoteCancelled& e) {
  return work_name(WorkKind::receive, e.note);
}

std::string own_stream(const CountPlanned& e) {
  return "plan:" + e.plan.plan;
}
std::string own_stream(const CountTasked& e) {
  return work_name(WorkKind::count, e.task.task);
}
std::string own_stream(const ReturnAnnounced& e) {
  return work_name(WorkKind::returns, e.rma.rma);
}
std::string own_stream(const TicketOpened& e) {
  return "ticket:" + e.ticket;
}
std::string own_stream(const TicketClosed& e) {
  return "ticket:" + e.ticket;
}

std::string own_stream(const TabletPaired& e) {
  return "lane:" + e.lane;
}
std::string own_stream(const TabletUnpaired& e) {
  return "lane:" + e.lane;
}

std::string own_stream(const DeviceRecorded& e) {
  return "device:" + e.device;
}
std::string own_stream(const DeviceReplayed& e) {
  return "device:" + e.device;
}
std::string own_stream(const TemplateChanged& e) {
  return "template:" + e.name;
}
std::string own_stream(const ScannerBound& e) {
  return "scanner:" + e.device;
}
std::string own_stream(const ScannerAdjusted& e) {
  return "scanner:" + e.device;
}

std::string own_stream(const PrinterHeld& e) {
  return "printer:" + e.printer;
}
std::string own_stream(const PrinterReleased& e) {
  return "printer:" + e.printer;
}
std::string own_stream(const PrinterChosen& e) {
  return "lane:" + e.lane;
}

std::string own_stream(const LeaseGranted& e) {
  return "order:" + e.order;
}
std::string own_stream(const LeaseWanted& e) {
  return "order:" + e.order;
}
std::string own_stream(const LeaseEnded& e) {
  return "order:" + e.order;
}
constexpr std::string_view kCentre = "centre";
std::string own_stream(const LeasesRenewed&) {
  return std::string(kCentre);
}
std::string own_stream(const StockElsewhere&) {
  return std::string(kCentre);
}
std::string own_stream(const CentrePulled&) {
  return std::string(kCentre);
}

constexpr std::string_view kAvailability = "availability";
std::string own_stream(const BenchStarted&) {
  return std::string(kAvailability);
}
std::string own_stream(const BenchStopped&) {
  return std::string(kAvailability);
}
std::string own_stream(const PartUp&) {
  return std::string(kAvailability);
}
std::string own_stream(const PartDown&) {
  return std::string(kAvailability);
}

// Events that don't say themselves what they are about: the batch says it.
struct Family {
  std::string_view prefix;  // of the event's type
  std::string_view stream;  // prefix of the stream
  std::string Batch::*subject;
  const char* missing;
};
constexpr Family kFamilies[] = {
    {"pack.", "order:", &Batch::order, "a pack event needs Batch::order"},
    {"lane.", "lane:", &Batch::lane, "a lane event needs Batch::lane"},
};

// Labels are of an order, or of the goods on a document.
Result<std::string> print_stream(const Batch& batch) {
  if (!batch.order.empty()) return "order:" + batch.order;
  if (!batch.labelled.empty()) return batch.labelled;
  if (batch.work && !batch.work->document.empty()) return work_name(batch.work->kind, batch.work->document);
  return Error{Errc::bad_input, "a print event needs Batch::order, Batch::work or Batch::labelled"};
}

Result<std::string> batch_stream(const Batch& batch, std::string_view type) {
  if (type.starts_with("print.")) return print_stream(batch);
  for (const auto& family : kFamilies) {
    if (!type.starts_with(family.prefix)) continue;
    const auto& subject = batch.*family.subject;
    if (subject.empty()) return Error{Errc::bad_input, family.missing};
    return std::string(family.stream) + subject;
  }
  if (batch.work && !batch.work->document.empty()) return work_name(batch.work->kind, batch.work->document);
  return Error{Errc::bad_input, std::string(type) + " needs Batch::work"};
}

}  // namespace

Result<std::string> stream_of(const Batch& batch, const Event& event) {
  return event.visit([&](const auto& e) -> Result<std::string> {
    if constexpr (requires { own_stream(e); }) {
      return own_stream(e);
    } else {
      return batch_stream(batch, e.kType);
    }
  });
}

}  // namespace packbench::db
