// One code, several items: the operator says which.
#include "station/workflows/which_item.hpp"

#include "station/workflows/workflow.hpp"

namespace packbench::workflows {

using namespace records;

Verdict ask_which_item(Draft& draft, const scan::Ambiguous& many) {
  const auto& code = draft.input().code;
  WorkAsked asked{std::string(kWhichItem), {}, say("ask.which_item", code), {}, Signer::none};
  for (const auto& candidate : many.candidates) {
    const auto* item = std::get_if<scan::Item>(&candidate);
    const auto* facts = item ? item_facts(draft, item->item_id) : nullptr;
    if (!facts) continue;
    const auto name = name_of(facts->item.name, draft.language());
    asked.choices.push_back({item->item_id, say("choice.item", name, item->quantity), item->quantity});
    const auto& told = item->attributes;
    asked.args = {item->code, item->gtin14.value_or(""), told.lot.value_or(""), told.expiry.value_or(""),
                  told.serial.value_or("")};
  }
  if (asked.choices.empty()) return draft.stop(say("scan.unknown", code));
  return ask_work(draft, std::move(asked));
}

scan::Item chosen_item(const WorkAsked& asked, std::size_t choice) {
  const auto told = [&](std::size_t at) {
    return asked.args.at(at).empty() ? std::nullopt : std::optional(asked.args.at(at));
  };
  scan::Item item;
  item.item_id = asked.choices.at(choice).id;
  item.quantity = asked.choices.at(choice).quantity;
  item.code = asked.args.at(0);
  item.gtin14 = told(1);
  item.attributes.lot = told(2);
  item.attributes.expiry = told(3);
  item.attributes.serial = told(4);
  return item;
}

}  // namespace packbench::workflows
