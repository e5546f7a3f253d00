// An order that the centre changed or cancelled while it is packed: the difference, and taking pieces out
// again.
#include <algorithm>

#include "station/workflows/catalogue.hpp"
#include "station/workflows/pack.hpp"
#include "station/workflows/pack_progress.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

std::int64_t quantity_in(const PackOrder& order, const PackLine& line) {
  for (const auto& known : order.lines) {
    if (known.line == line.line && known.item == line.item) return known.quantity;
  }
  return 0;
}

// Collects the parts of a difference in the operator's language.
class Parts {
 public:
  explicit Parts(std::string_view language) : language_(language) {}
  void add(std::string key, std::int64_t quantity, const PackLine& line) {
    if (quantity > 0) add(say(std::move(key), quantity, name_of(line, language_)));
  }
  void add(const Text& part) {
    if (!joined_.empty()) joined_ += language_ == "en" ? ", " : "，";
    joined_ += text(part, language_);
  }
  [[nodiscard]] const std::string& joined() const { return joined_; }

 private:
  std::string_view language_;
  std::string joined_;
};

void add_lines(Parts& parts, const PackState& before, const PackOrder& now) {
  auto lines = before.order.lines;
  for (const auto& line : now.lines) {
    if (quantity_in(before.order, line) == 0) lines.push_back(line);
  }
  for (const auto& line : lines) {
    const auto was = quantity_in(before.order, line);
    const auto is = quantity_in(now, line);
    const auto out = std::max<std::int64_t>(0, packed(before, line) - is);
    parts.add("changed.take_out", out, line);
    parts.add("changed.fewer", was - is - out, line);
    parts.add("changed.add", is - was, line);
  }
}

void add_rest(Parts& parts, const PackOrder& was, const PackOrder& now) {
  for (const auto& note : now.notes) {
    if (std::find(was.notes.begin(), was.notes.end(), note) == was.notes.end())
      parts.add(say("changed.note", note.text));
  }
  if (now.carrier != was.carrier) parts.add(say("changed.carrier", now.carrier));
  if (parts.joined().empty()) parts.add(say("changed.label"));
}

// The newest entries of the item that may come out: those of the lines with surplus, in boxes not sealed yet.
std::vector<const PackEntry*> removable(const PackState& pack, const TakeOut& surplus) {
  std::vector<const PackEntry*> found;
  for (const auto& entry : pack.entries) {
    const auto sealed_in =
        std::any_of(pack.parcels.begin(), pack.parcels.end(),
                    [&](const PackParcel& parcel) { return parcel.sealed && parcel.parcel == entry.parcel; });
    if (entry.line == surplus.line && entry.item == surplus.item && !sealed_in) found.push_back(&entry);
  }
  std::reverse(found.begin(), found.end());
  return found;
}

PackUndone undone(const PackEntry& entry, std::int64_t quantity) {
  return {entry.entry, entry.line, entry.item, entry.parcel, quantity, entry.capture};
}

// Which entries give up how much so that `quantity` pieces come out; with a serial, exactly that piece.
std::vector<PackUndone> plan(const PackState& pack, const Piece& piece) {
  std::vector<PackUndone> planned;
  auto open = piece.quantity;
  for (const auto& surplus : to_take_out(pack)) {
    auto here = std::min(open, surplus.quantity);
    if (surplus.item != piece.item) continue;
    for (const auto* entry : removable(pack, surplus)) {
      if (!piece.capture.serial.empty() && entry->capture.serial != piece.capture.serial) continue;
      const auto part = std::min(here, entry->quantity);
      if (part > 0) planned.push_back(undone(*entry, part));
      here -= part;
      open -= part;
    }
  }
  return open == 0 ? planned : std::vector<PackUndone>{};
}

// Whether some, but not all, pieces with serials must come out: then each must be named.
bool needs_serial(const PackState& pack, const Piece& piece) {
  if (!piece.capture.serial.empty()) return false;
  for (const auto& surplus : to_take_out(pack)) {
    std::int64_t all = 0;
    bool serials = false;
    for (const auto* entry : removable(pack, surplus)) {
      all += entry->quantity;
      serials = serials || !entry->capture.serial.empty();
    }
    if (surplus.item == piece.item && serials && all > surplus.quantity) return true;
  }
  return false;
}

// What the packer must know of the difference between the order as it was packed and `now`.
Text difference(const PackState& before, const PackOrder& now, std::string_view language) {
  if (now.cancelled) return say("changed.cancelled", now.order);
  Parts parts(language);
  add_lines(parts, before, now);
  add_rest(parts, before.order, now);
  return say("changed.difference", now.order, parts.joined());
}

// The labels of a parcel that the changed order opens again count no more.
void void_labels(Draft& draft, const PackState& before) {
  const auto* parcel = unsealed_parcel(before);
  if (!parcel) return;
  void_prints(draft, parcel->parcel, "reason.order_changed", draft.person());
}

}  // namespace

Verdict tell_change(Draft& draft, const PackState& before) {
  const auto& now = draft.pack().order;
  auto told = sealed_too_much(draft.pack()) ? say("changed.sealed", now.order)
                                            : difference(before, now, draft.language());
  void_labels(draft, before);
  return draft.stop(std::move(told));
}

Verdict order_changed(Draft& draft, const PackOrder& now) {
  const auto before = draft.pack();
  draft.emit(PackChanged{now});
  return tell_change(draft, before);
}

Verdict take_out(Draft& draft, const Piece& piece) {
  const auto& pack = draft.pack();
  const auto name = item_name(pack, piece.item, draft.language());
  std::int64_t surplus = 0;
  for (const auto& known : to_take_out(pack)) surplus += known.item == piece.item ? known.quantity : 0;
  if (surplus == 0) return draft.stop(say("takeout.not_this", name));
  if (piece.quantity > surplus) return draft.stop(say("takeout.too_many", name, surplus));
  if (needs_serial(pack, piece)) return draft.stop(say("takeout.serial", name));
  const auto planned = plan(pack, piece);
  if (planned.empty()) return draft.stop(say("takeout.not_this", name));
  for (const auto& event : planned) draft.emit(event);
  return go_on(draft, {Tone::good, say("takeout.done", name, piece.quantity)});
}

Verdict take_out_serial(Draft& draft) {
  const auto& plain = draft.input().code;
  for (const auto& surplus : to_take_out(draft.pack())) {
    for (const auto* entry : removable(draft.pack(), surplus)) {
      if (entry->capture.serial == plain && !plain.empty())
        return take_out(draft, {entry->item, plain, "", 1, entry->capture});
    }
  }
  return draft.stop(say("scan.unknown", plain));
}

}  // namespace packbench::workflows
