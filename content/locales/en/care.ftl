# The gate's questions and advice. Every finding in content/care has its gate-ask-*, every rule its care-*.

gate-title = Before we start
gate-question = Any fever, red or hot area, sore lump, broken skin or new pain today?

level-L0 = Look after yourself
level-L1 = Ask a lactation consultant this week
level-L2 = Call your clinician today
level-L3 = Get care now

gate-ask-fever = Fever of 38 °C (100.4 °F) or more, or shivering
gate-ask-temperature = My temperature
gate-ask-very-ill = Very ill: racing heart, fast breathing, confused or faint
gate-ask-clot-signs = Swollen, painful arm or leg, chest pain, or short of breath
gate-ask-dark-thoughts = Thoughts of harming myself or my baby
gate-ask-spreading-colour = Redness or dark colour that spreads fast
gate-ask-red-hot = A red, dark or hot area
gate-ask-medicine-not-helping = On antibiotics for a day, and no better
gate-ask-sore-mass = A firm, very sore lump, or pus
gate-ask-known-abscess = An abscess or milk cyst that is being treated
gate-ask-swollen = Swollen, tight and shiny, but not red
gate-ask-lump = A lump, not red, no fever
gate-ask-pain = Pain, from 0 to 10
gate-ask-sore-nipple = Cracked, bleeding or sore nipple
gate-ask-herpes = Blisters or cold sores
gate-ask-rash = Rash, burn or sore skin
gate-ask-surgery = Operation or injury in the last 6 weeks
gate-ask-implants = Implants, or a reduction
gate-ask-bruises-easily = Blood thinners, or bruises come easily
gate-ask-pregnant = Pregnant
gate-ask-bruise = Bruised or numb since last time
gate-ask-no-touch = I would rather not be touched today
gate-ask-letdown-sadness = Sudden sadness or dread when milk comes
gate-ask-skin-change = Skin thick, dimpled or red for two weeks
gate-ask-health-history = Weak immune system, diabetes, or an abscess before
gate-ask-baby-worry = Baby very sleepy, or few wet nappies

care-s1 = A fever after a birth needs care now. Call your clinician or maternity line and say you gave birth. No answer? Call the emergency number.
care-s2 = Stop here. These signs need help now. Call the emergency number.
care-s3 = Colour that spreads fast cannot wait. Get medical care now.
care-s4 = No massage and no heat on this side. Feed or pump as you always do, no more. Cool it ten minutes at a time and rest. Not clearly better in 24 hours, or worse? Call your clinician.
care-s5 = You should feel better by now. Call your clinician today and say how long you have taken the medicine.
care-s6 = A firm, very sore lump should be seen today. Do not press or squeeze it.
care-s7 = Massage rests until your clinician says it is fine.
care-s8 = This sounds like swelling. The relief routine fits: cold, feather-light strokes towards the armpit, and milk just for comfort. No softer in two days? Ask a lactation consultant.
care-s9 = Leave the lump alone: no digging, no vibration. Cool it and pump as usual. Still there after a week? Call your clinician.
care-s10 = Pain is a stop sign. No massage on this side today. Check the flange and turn the pull down.
care-s10-light = We keep it extra light on this side. Stop as soon as it feels worse.
care-s11 = Keep fingers off the sore nipple and turn the pull down. A lactation consultant can check the fit.
care-s12 = Do not feed or keep milk from this side until the sores have healed. Cover them, wash your hands, and call your clinician now. For a baby this can be serious.
care-s13 = Leave this skin alone. Ask a clinician if it is new or spreads.
care-s14 = After an operation or injury, ask your surgeon before any massage.
care-s15 = With implants or after surgery we keep to light strokes. Ask your surgeon or lactation consultant first, and expect more swelling early on.
care-s16 = When bruises come easily we keep to light strokes and leave pressing out. Ask your clinician first.
care-s17 = Touching and pumping can bring on contractions. Ask your midwife or clinician before you start.
care-s18 = A bruise or numb spot means it was too hard. This side rests for 24 hours.
care-s19 = No touch today. Every session can be done without it, and no reason is needed.
care-s20 = Swollen painful arm or leg, chest pain, trouble breathing: call the emergency number now.
care-s21 = You matter. If you might harm yourself or your baby, call your crisis line or the emergency number now.
care-s22 = A wave of sadness when milk comes can be your body, not your mind, and it passes in minutes. Tell your lactation consultant.
care-s23 = Skin that stays red, thick or dimpled should be checked this week, even without fever.
care-s24 = With your health history, call sooner. Do not wait a day.
care-s25 = Few wet nappies or a very sleepy baby: call your baby's clinician today.

care-disclaimer = This app gives timing and information. It is not a medical device and cannot tell what is wrong. If something hurts or worries you, stop and ask a clinician or lactation consultant.
